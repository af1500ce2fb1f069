"""One module a wire protocol: a Request in, a Reply or one domain error out."""
