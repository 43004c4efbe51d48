package io.tributary.storage;

import org.jdbi.v3.core.Handle;

/** One open transaction; every table class takes it, no room can look inside. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }
}
