#!/usr/bin/env python3
"""Verifies a receipt offline: verify_receipt.py ANSWER.json JWKS.json (needs the package "cryptography")."""
import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

def unpack(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def must(is_so, fault):  # "python3 -O" leaves out every assert
    if not is_so: sys.exit(f"not genuine: {fault}")

receipt = json.load(open(sys.argv[1], encoding="utf-8"))["receipt"]
keys = {key["kid"]: unpack(key["x"]) for key in json.load(open(sys.argv[2]))["keys"] if key.get("crv") == "Ed25519"}
head, body, signature = receipt["jws"].split(".")
header, said = json.loads(unpack(head)), json.loads(unpack(body))
must(header == {"alg": "EdDSA", "kid": header.get("kid"), "typ": "verbatim-receipt+jwt"}, "it is no receipt")
must(header["kid"] in keys, "its key is none of these")
Ed25519PublicKey.from_public_bytes(keys[header["kid"]]).verify(unpack(signature), f"{head}.{body}".encode())
claim = json.dumps(receipt["claim"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
must(sha(claim.encode()).hex() == said["claim"]["sha256"], "the receipt is of another claim")
text, lines = said["checkpoint"].split("\n\n")
origin, size, root = text.split("\n")
must(said["iss"].partition("://")[2] + "/log" == origin, "the checkpoint is of another service")
marks = {sha(f"{origin}\n\x01".encode(), key)[:4]: key for key in keys.values()}
signed = [base64.b64decode(line.split(" ")[2]) for line in lines.splitlines()]
known = [mark for mark in signed if mark[:4] in marks]
must(known, "the checkpoint is not signed by the service")
for mark in known:
    Ed25519PublicKey.from_public_bytes(marks[mark[:4]]).verify(mark[4:], f"{text}\n".encode())
places = [said["match"], *said["match"]["pieces"]] if said["match"] else []
texts = {(document["id"], document["sha256"]) for document in said["documents"]}
must(texts >= {(place["document"], place["sha256"]) for place in places}, "a text that it rests on is left out")
for document in said["documents"]:  # RFC 9162, section 2.1.3.2
    entry = {"kind": "document", **{name: document[name] for name in ("id", "sha256", "digest")}}
    node, last, hash = document["index"], int(size) - 1, sha(b"\0", document["leaf"].encode())
    must(json.loads(document["leaf"]) == entry and 0 <= node <= last, "the log says something else of the text")
    for sibling in map(base64.b64decode, document["proof"]):
        if node & 1 or node == last:
            hash = sha(b"\1", sibling, hash)
            while node and not node & 1: node, last = node >> 1, last >> 1
        else: hash = sha(b"\1", hash, sibling)
        node, last = node >> 1, last >> 1
    must(last == 0 and hash == base64.b64decode(root), "the text is not in the log")
print(said["verdict"], "by", said["iss"], "at", said["iat"], *(f'{d["title"]} {d["sha256"]}' for d in said["documents"]))
print("of", claim)
