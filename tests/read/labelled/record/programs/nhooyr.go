// Logs closes with nhooyr.io/websocket. Arguments: server port, client URLs.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"nhooyr.io/websocket"
)

func talk(w http.ResponseWriter, r *http.Request) {
	c, err := websocket.Accept(w, r, nil)
	if err != nil {
		log.Print(err)
		return
	}
	defer c.Close(websocket.StatusInternalError, "the sky is falling")
	c.SetReadLimit(1000)
	for {
		_, message, err := c.Read(r.Context())
		if err != nil {
			log.Printf("read failed with status %v: %v", websocket.CloseStatus(err), err)
			return
		}
		words := strings.SplitN(string(message), " ", 3)
		if words[0] == "close" {
			code, _ := strconv.Atoi(words[1])
			if err := c.Close(websocket.StatusCode(code), words[2]); err != nil {
				log.Println("close:", err)
			}
			_, _, err = c.Read(r.Context())
			log.Println("after close:", err)
			return
		} else if words[0] == "fail" {
			return
		}
	}
}

func main() {
	for _, url := range os.Args[2:] {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		c, _, err := websocket.Dial(ctx, url, nil)
		if err != nil {
			log.Println(err)
			cancel()
			continue
		}
		_, _, err = c.Read(ctx)
		log.Println(err)
		c.Close(websocket.StatusNormalClosure, "")
		cancel()
	}
	http.HandleFunc("/", talk)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
