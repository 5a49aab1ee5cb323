"""The training loop: one loss over whatever layers a batch has."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from chancery.analyse.labels import COLUMNS
from training.examples import UNKNOWN, Batch, Example, batch_examples, build_batch
from training.model import Encoder

WEIGHTS = {"start": 0.5, "anchor": 1.0, "upos": 0.3, "xpos": 0.3, "names": 1.0, "parts": 1.0, "arcs": 1.0,
           "relations": 1.0, "source": 1.0, "content": 2.0}  # fmt: skip


def losses_of(model: Encoder, batch: Batch) -> dict[str, Tensor]:
    """Mean loss of each layer that the batch has."""
    tokens, arcs, links, dependent, head = model(batch.pieces, batch.features, batch.firsts, batch.buckets)
    losses: dict[str, Tensor] = {}
    for name, (start, end) in COLUMNS.items():
        target = batch.targets[name]
        known = target != UNKNOWN
        if not known.any():
            continue
        scores = tokens[..., start:end][known]
        if end - start == 1:
            losses[name] = nn.functional.binary_cross_entropy_with_logits(scores.squeeze(-1), target[known].float())
        else:
            losses[name] = nn.functional.cross_entropy(scores, target[known])
    heads = batch.targets["heads"]
    if (heads != UNKNOWN).any():
        blocked = arcs.masked_fill(batch.mask[:, None, :] == 0, -1e4)
        losses["arcs"] = nn.functional.cross_entropy(blocked.flatten(0, 1), heads.flatten(), ignore_index=UNKNOWN)
        known = heads != UNKNOWN
        rows = torch.nonzero(known)
        pairs = model.relation_scores(dependent[known], head[rows[:, 0], heads[known]])
        losses["relations"] = nn.functional.cross_entropy(
            pairs, batch.targets["relations"][known], ignore_index=UNKNOWN
        )
    if len(batch.link_rows):
        scores = links[batch.link_rows[:, 0], :, batch.link_rows[:, 1], :]
        known = batch.link_masks != UNKNOWN
        for number, name in enumerate(("source", "content")):
            chosen = known[:, number]
            target = batch.link_masks[:, number][chosen].float()
            losses[name] = nn.functional.binary_cross_entropy_with_logits(scores[:, number][chosen], target)
    return losses


def train(
    model: Encoder, examples: Sequence[Example], epochs: float, rate: float, seed: int = 7, most_pieces: int = 3072
) -> None:
    """Train in place: AdamW, heads at three times the encoder's rate, linear warm-up and decay."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    body_names = ("layers", "positions", "norm", "base")
    trained = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    body = [weight for name, weight in trained if name.startswith(body_names)]
    heads = [weight for name, weight in trained if not name.startswith(body_names)]
    optimizer = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate * 3}], weight_decay=0.01)
    per_epoch = len(batch_examples(examples, most_pieces, chance))
    steps = max(1, int(per_epoch * epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps + 1), max(0.0, (steps - step) / steps))
    )
    model.train()
    step, began, sums = 0, time.time(), defaultdict[str, list[float]](list)
    while step < steps:
        for group in batch_examples(examples, most_pieces, chance):
            if step >= steps:
                break
            losses = losses_of(model, build_batch(group))
            total = sum((WEIGHTS[name] * loss for name, loss in losses.items()), torch.zeros(()))
            optimizer.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for name, loss in losses.items():
                sums[name].append(loss.item())
            if step % 50 == 0 or step == steps:
                means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(sums.items()))
                print(f"step {step}/{steps} {time.time() - began:.0f}s {means}", flush=True)
                sums.clear()
    model.eval()
