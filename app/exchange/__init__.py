"""In and out: what other programs' files say about customers, and our own files for them."""
