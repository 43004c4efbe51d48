package io.tributary.api;

import io.tributary.model.ImportOutcome;

/** What came of fetching one object. */
record ImportView(String kind, String id, String result, String text) {
  static ImportView of(ImportOutcome outcome) {
    return new ImportView(
        outcome.object().kind().code(),
        outcome.object().id(),
        Json.word(outcome.result()),
        outcome.sentence());
  }
}
