package io.tributary.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/** Requests without end: the templates in turn, their holes filled afresh. */
final class TemplateRequests implements RequestSource {
  private final RequestTemplate[] templates;
  private final SplittableRandom random = new SplittableRandom();
  private int next;

  TemplateRequests(List<RequestTemplate> templates) {
    this.templates = templates.toArray(RequestTemplate[]::new);
  }

  @Override
  public boolean next(ByteBuffer into) {
    templates[next].fill(into, random);
    next = next + 1 == templates.length ? 0 : next + 1;
    return true;
  }
}
