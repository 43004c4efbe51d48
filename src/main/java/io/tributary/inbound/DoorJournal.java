package io.tributary.inbound;

import io.tributary.journal.Journal;
import io.tributary.storage.InboxTable;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.StoredJson;
import io.tributary.storage.Transaction;
import io.tributary.storage.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps messages in the journal while the database is away, sealed, and brings them into the inbox
 * afterwards.
 */
public final class DoorJournal {
  /** Most bytes of messages in memory at once: a few bytes of a record may open to many. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final String SEAL = "journal.doors";
  private final Vault vault;
  private final InboxTable inbox;
  private final Function<byte[], Journal.Appended> append;

  /** What one request brought; the form outlives a version. */
  record Kept(List<Incoming> messages) {
    Kept {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Keeps messages there.
   *
   * @param append port: appends one record of a door's messages to the journal
   */
  public DoorJournal(Vault vault, InboxTable inbox, Function<byte[], Journal.Appended> append) {
    this.vault = vault;
    this.inbox = inbox;
    this.append = append;
  }

  /** Keeps messages; returns when they are on disk, or can't be kept. */
  Journal.Appended keep(List<Incoming> messages) {
    return append.apply(vault.seal(pressed(StoredJson.write(new Kept(messages))), SEAL));
  }

  /**
   * Brings messages from the journal into the inbox, in the transaction that says how far the
   * journal is loaded; those that got there by themselves are passed over.
   *
   * @throws IllegalStateException if a record was changed, or sealed with another key
   */
  public void load(Transaction transaction, List<byte[]> records) {
    List<Incoming> messages = new ArrayList<>();
    long bytes = 0;
    for (byte[] record : records) {
      for (Incoming message : opened(vault.open(record, SEAL)).messages()) {
        messages.add(message);
        bytes += message.body().length;
      }
      if (bytes > MOST_BYTES) {
        inbox.insert(transaction, messages);
        messages.clear();
        bytes = 0;
      }
    }
    if (!messages.isEmpty()) {
      inbox.insert(transaction, messages);
    }
  }

  /** A record may not be longer than a body; what is sealed can't be made shorter any more. */
  private static byte[] pressed(byte[] json) {
    ByteArrayOutputStream pressed = new ByteArrayOutputStream();
    try (GZIPOutputStream press = new GZIPOutputStream(pressed)) {
      press.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return pressed.toByteArray();
  }

  private static Kept opened(byte[] pressed) {
    try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(pressed))) {
      return StoredJson.read(json.readAllBytes(), Kept.class);
    } catch (IOException damaged) {
      throw new UncheckedIOException("a door's message in the journal is damaged", damaged);
    }
  }
}
