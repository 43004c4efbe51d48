package io.tributary.api;

import io.tributary.model.StripeBooks;
import java.util.List;
import java.util.Optional;

/** Which of the books that we have keys to a caller means. */
record BooksChoice(Optional<String> account, Optional<Boolean> test) {
  List<StripeBooks> of(List<StripeBooks> keyed) {
    return keyed.stream()
        .filter(books -> account.map(books.account().value()::equals).orElse(true))
        .filter(books -> test.map(wanted -> wanted == books.test()).orElse(true))
        .toList();
  }

  /** The choice as a part of a sentence; empty when everything is meant. */
  String words() {
    String whose = account.map(name -> " to the account \"" + name + "\"").orElse("");
    return whose + test.map(isTest -> isTest ? " in test mode" : " in live mode").orElse("");
  }
}
