// What Go itself says of documents: reads one in base64 from each line of standard input and prints, for each, `refused`
// or its parts, `type:base64` with blanks between them. A test holds strict-mime.ts against it.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"strings"
)

func verdict(document []byte) (string, error) {
	message, err := mail.ReadMessage(bytes.NewReader(document))
	if err != nil {
		return "", err
	}
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return "", err
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return "", fmt.Errorf("not multipart: %s", kind)
	}
	reader := multipart.NewReader(message.Body, parameters["boundary"])
	words := []string{"parts"}
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			return strings.Join(words, " "), nil
		}
		if err != nil {
			return "", err
		}
		body, err := io.ReadAll(part)
		if err != nil {
			return "", err
		}
		own := ""
		if header := part.Header.Get("Content-Type"); header != "" {
			if own, _, err = mime.ParseMediaType(header); err != nil {
				return "", err
			}
		}
		words = append(words, own+":"+base64.StdEncoding.EncodeToString(body))
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		document, err := base64.StdEncoding.DecodeString(lines.Text())
		if err != nil {
			panic(err)
		}
		said, err := verdict(document)
		if err != nil {
			said = "refused"
		}
		fmt.Println(said)
	}
}
