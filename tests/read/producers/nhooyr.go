// Says what nhooyr.io/websocket, now coder/websocket, says of each URL's end.
package main

import (
	"context"
	"log"
	"os"
	"time"

	"nhooyr.io/websocket"
)

func main() {
	for _, url := range os.Args[1:] {
		log.Println("URL", url)
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		c, _, err := websocket.Dial(ctx, url, nil)
		if err != nil {
			log.Println("dial:", err)
			cancel()
			continue
		}
		_, _, err = c.Read(ctx)
		log.Println("read:", err)
		cancel()
	}
}
