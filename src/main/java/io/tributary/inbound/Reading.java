package io.tributary.inbound;

import java.util.List;

/** What a message means, field by field, and what becomes of it. */
public record Reading(List<Line> lines, Verdict verdict) {
  public Reading {
    lines = List.copyOf(lines);
  }
}
