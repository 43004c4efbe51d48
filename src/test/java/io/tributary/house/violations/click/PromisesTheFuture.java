package io.tributary.house.violations.click;

import java.util.concurrent.CompletableFuture;

/** Answers later instead of blocking. */
public final class PromisesTheFuture {
  public CompletableFuture<String> answer() {
    return CompletableFuture.completedFuture("later");
  }
}
