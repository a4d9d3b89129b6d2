#!/usr/bin/env python3
"""Verifies a receipt offline: verify_receipt.py ANSWER.json JWKS.json (needs the package "cryptography")."""
import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

def unpack(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

receipt = json.load(open(sys.argv[1], encoding="utf-8"))["receipt"]
keys = {key["kid"]: unpack(key["x"]) for key in json.load(open(sys.argv[2]))["keys"]}
head, body, signature = receipt["jws"].split(".")
header, said = json.loads(unpack(head)), json.loads(unpack(body))
assert header["alg"] == "EdDSA" and header["typ"] == "verbatim-receipt+jwt"
Ed25519PublicKey.from_public_bytes(keys[header["kid"]]).verify(unpack(signature), f"{head}.{body}".encode())
claim = json.dumps(receipt["claim"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
assert sha(claim.encode()).hex() == said["claim"]["sha256"], "the receipt is of another claim"
text, lines = said["checkpoint"].split("\n\n")
origin, size, root = text.split("\n")
marks = {sha(f"{origin}\n\x01".encode(), key)[:4]: key for key in keys.values()}
signed = [base64.b64decode(line.split(" ")[2]) for line in lines.splitlines()]
known = [mark for mark in signed if mark[:4] in marks]
assert known, "the checkpoint is not signed by the service"
for mark in known:
    Ed25519PublicKey.from_public_bytes(marks[mark[:4]]).verify(mark[4:], f"{text}\n".encode())
for document in said["documents"]:  # RFC 9162, section 2.1.3.2
    entry = {"kind": "document", **{name: document[name] for name in ("id", "sha256", "digest")}}
    assert json.loads(document["leaf"]) == entry, "the log says something else of the text"
    node, last, hash = document["index"], int(size) - 1, sha(b"\0", document["leaf"].encode())
    for sibling in map(base64.b64decode, document["proof"]):
        if node & 1 or node == last:
            hash = sha(b"\1", sibling, hash)
            while node and not node & 1: node, last = node >> 1, last >> 1
        else: hash = sha(b"\1", hash, sibling)
        node, last = node >> 1, last >> 1
    assert last == 0 and hash == base64.b64decode(root), "the text is not in the log"
print(said["verdict"], "by", said["iss"], "at", said["iat"], *(f'{d["title"]} {d["sha256"]}' for d in said["documents"]))
