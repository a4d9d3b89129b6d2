// Verifies a log with the reference implementation of Go's checksum database, which shares nothing with ours:
//
//	go run main.go FOLDER
//
// FOLDER has what a service serves below /log, as files; key.txt, the key as notes name it; and proofs.json, the proofs
// that receipts have, and the checkpoints before with the proofs that the log grew out of them.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type proofs struct {
	Inclusions []struct {
		Leaf  string
		Index int64
		Proof []string
	}
	Consistencies []struct {
		Checkpoint string
		Proof      []string
	}
}

// folder reads tiles under the paths of tlog-tiles, which leave out the height.
type folder struct {
	path string
	read int
}

func (f *folder) Height() int { return height }

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
		data, err := os.ReadFile(filepath.Join(f.path, path))
		if err != nil {
			return nil, err
		}
		f.read++
		all = append(all, data)
	}
	return all, nil
}

func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	log.SetFlags(0)
	f := &folder{path: os.Args[1]}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(f.file("key.txt"))))
	check("the key", err)
	size, root := open(string(f.file("checkpoint")), verifier)
	tree := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, f)

	entries := int64(0)
	for entries < size {
		width := size - entries
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: 0, N: entries >> height, W: int(width)}
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/0/", height), "tile/entries/", 1)
		bundle := f.file(path)
		for ; width > 0; width-- {
			length := int(binary.BigEndian.Uint16(bundle))
			hashes, err := tree.ReadHashes([]int64{tlog.StoredHashIndex(0, entries)})
			check(path, err)
			if tlog.RecordHash(bundle[2:2+length]) != hashes[0] {
				log.Fatalf("entry %d is not below its tile", entries)
			}
			bundle = bundle[2+length:]
			entries++
		}
		if len(bundle) > 0 {
			log.Fatalf("%s is too long", path)
		}
	}

	var told proofs
	check("proofs.json", json.Unmarshal(f.file("proofs.json"), &told))
	for _, one := range told.Inclusions {
		hash := tlog.RecordHash([]byte(one.Leaf))
		check(one.Leaf, tlog.CheckRecord(tlog.RecordProof(hashesOf(one.Proof)), size, root, one.Index, hash))
	}
	for _, one := range told.Consistencies {
		before, hash := open(one.Checkpoint, verifier)
		check("a checkpoint before", tlog.CheckTree(tlog.TreeProof(hashesOf(one.Proof)), size, root, before, hash))
	}
	fmt.Printf("%d entries, %d proofs of inclusion, %d of consistency\n",
		entries, len(told.Inclusions), len(told.Consistencies))
}

// open gives what a checkpoint says, if it is signed.
func open(text string, verifier note.Verifier) (int64, tlog.Hash) {
	read, err := note.Open([]byte(text), note.VerifierList(verifier))
	check("the checkpoint", err)
	lines := strings.Split(read.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		log.Fatalf("the checkpoint is of %s", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check("the size", err)
	return size, hashesOf(lines[2:3])[0]
}

func hashesOf(texts []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, text := range texts {
		hash, err := base64.StdEncoding.DecodeString(text)
		check("a hash", err)
		var own tlog.Hash
		copy(own[:], hash)
		hashes = append(hashes, own)
	}
	return hashes
}

func (f *folder) file(name string) []byte {
	data, err := os.ReadFile(filepath.Join(f.path, name))
	check(name, err)
	return data
}

func check(what string, err error) {
	if err != nil {
		log.Fatalf("%s: %v", what, err)
	}
}
