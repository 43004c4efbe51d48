package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.BookLocks;
import io.tributary.storage.FactTable.Part;
import io.tributary.storage.FailureReason;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message and what could be read from it.
 *
 * @param error why it can't be read at all
 */
record Reading(Message message, List<Fact> facts, Optional<String> error) {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  /** Reads a message; one that can't be read stops nothing. */
  static Reading of(Message message, Translator translator) {
    try {
      return new Reading(message, translator.translate(message), Optional.empty());
    } catch (IllegalArgumentException unreadable) {
      String reason = String.valueOf(unreadable.getMessage());
      return new Reading(message, List.of(), Optional.of(FailureReason.storable(reason)));
    } catch (RuntimeException bug) {
      LOG.error("message {} can't be read; tributary replay tries it again", message.id(), bug);
      return new Reading(message, List.of(), Optional.of(FailureReason.of(bug)));
    }
  }

  AccountId account() {
    return message.content().account();
  }

  /** The facts that name a payment. */
  List<Part> named() {
    return parts(true);
  }

  /** The facts that name none. */
  List<Part> nameless() {
    return parts(false);
  }

  /** Every name in the message. */
  Set<Owned> names() {
    Set<Owned> names = new HashSet<>();
    named().forEach(part -> names.addAll(Joiner.names(account(), part)));
    return names;
  }

  /** Every part of the books that it changes. */
  Set<BookLocks.Part> touched() {
    Set<BookLocks.Part> touched = new HashSet<>();
    names().forEach(name -> touched.add(part(name)));
    facts.forEach(fact -> touched.addAll(Relations.of(account(), fact)));
    return touched;
  }

  /** A name as what is locked. */
  static BookLocks.Part part(Owned name) {
    return new BookLocks.Part(name.account(), name.alias().toString());
  }

  State state() {
    if (error.isPresent()) {
      return State.UNREADABLE;
    }
    return facts.stream().allMatch(fact -> fact instanceof Fact.Ignored)
        ? State.IGNORED
        : State.READ;
  }

  /** Why nothing was read from it, where nothing was. */
  Optional<String> reason() {
    return error.or(
        () ->
            facts.stream()
                .filter(Fact.Ignored.class::isInstance)
                .map(fact -> ((Fact.Ignored) fact).reason())
                .findFirst());
  }

  private List<Part> parts(boolean withNames) {
    List<Part> parts = new ArrayList<>();
    for (int number = 0; number < facts.size(); number++) {
      Fact fact = facts.get(number);
      if (fact.names().isEmpty() != withNames) {
        parts.add(new Part(number, fact));
      }
    }
    return parts;
  }
}
