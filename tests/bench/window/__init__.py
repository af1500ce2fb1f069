"""The window as a person feels it: cold start, lag under load, typing over a long history, the first page."""
