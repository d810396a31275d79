// Says what gorilla/websocket says of each URL's end.
package main

import (
	"log"
	"os"

	"github.com/gorilla/websocket"
)

func main() {
	for _, url := range os.Args[1:] {
		log.Println("URL", url)
		c, _, err := websocket.DefaultDialer.Dial(url, nil)
		if err != nil {
			log.Println("dial:", err)
			continue
		}
		_, _, err = c.ReadMessage()
		log.Println("read:", err)
		if !websocket.IsCloseError(err, websocket.CloseNormalClosure) {
			log.Printf("error: %v", err)
		}
		c.Close()
	}
}
