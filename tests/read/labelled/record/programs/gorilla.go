// Logs closes with gorilla as its examples do. Arguments: server port, client URLs.
package main

import (
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{}

func talk(w http.ResponseWriter, r *http.Request) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		log.Print("upgrade:", err)
		return
	}
	defer c.Close()
	c.SetReadLimit(1000)
	for {
		_, message, err := c.ReadMessage()
		if err != nil {
			if websocket.IsUnexpectedCloseError(err, websocket.CloseGoingAway) {
				log.Printf("error: %v", err)
			} else {
				log.Println("read:", err)
			}
			return
		}
		words := strings.SplitN(string(message), " ", 3)
		if words[0] == "close" {
			code, _ := strconv.Atoi(words[1])
			c.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, words[2]), time.Now().Add(time.Second))
			if err := c.WriteMessage(websocket.TextMessage, message); err != nil {
				log.Println("write:", err)
			}
		} else if words[0] == "fail" {
			return
		}
	}
}

func main() {
	for i, url := range os.Args[2:] {
		c, answer, err := websocket.DefaultDialer.Dial(url, nil)
		if err != nil {
			if answer != nil {
				log.Printf("handshake failed with status %d: %v", answer.StatusCode, err)
			} else {
				log.Println("dial:", err)
			}
			continue
		}
		_, _, err = c.ReadMessage()
		if closed, ok := err.(*websocket.CloseError); ok && i%2 == 1 {
			log.Printf("websocket closed: code=%d text=%q", closed.Code, closed.Text)
		}
		log.Println("read:", err)
		c.Close()
	}
	http.HandleFunc("/", talk)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
