package io.tributary.model;

/** The verdict on one item that a visitor or a server sent. */
public sealed interface Collected permits Accepted, Collected.Dropped {
  /** Not kept, and why. */
  record Dropped(DropReason reason) implements Collected {}
}
