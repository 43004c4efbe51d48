package io.tributary.ops;

import java.util.Locale;

/** What a person has to be told of, each with the way out: a closed list. */
public enum Alarm {
  CLICKS_NOT_KEPT(
      "Make room on the disk, or mend it; if the journal is full, bring the database back or raise"
          + " journal.most-bytes. Nothing has to be restarted."),
  CLICKS_LIMITED(
      "If that was no flood, name your proxy in trusted-proxies, let your own server send its API key,"
          + " or raise click.rate-per-address."),
  JOURNAL_FILLING(
      "Find out why the loader doesn't follow: is the database there, and is it fast enough? Until"
          + " then raise journal.most-bytes if the disk has room."),
  LOADER_BEHIND(
      "Clicks are safe in the journal and will be loaded. Look whether the database is slow, and in"
          + " the log for what the loader says."),
  INBOX_FILLING(
      "Look in the log for what payment-intake says. When the inbox is full, Stripe is answered 503"
          + " and repeats for three days."),
  MESSAGES_WAITING(
      "Messages are stored, but payments come late. Look in the log for what payment-intake says."),
  SET_ASIDE(
      "The log says why, at ERROR. After an upgrade that can read them, tributary replay takes"
          + " messages up again; journal records stay in the table set_aside."),
  ATTRIBUTION_FAILS(
      "The payments are in the books and only lack their click. The log says why, at ERROR;"
          + " tributary replay tries them again."),
  STRIPE_NOT_READ(
      "If Stripe refuses the API key or misses a permission, give the key that permission or set another"
          + " one. It is tried again every ten minutes; webhooks are taken meanwhile."),
  WRONG_MODE(
      "Choose the secret's mode on the page Accounts if it is wrong there. If it is right, somebody"
          + " else has that secret: roll it at Stripe. The log names the account."),
  WORKER_FAILS(
      "Look in the log for what the worker says. It goes on trying; a restart helps if it hangs."),
  DATABASE_AWAY(
      "Start the database, or look why it doesn't answer. Clicks are kept in the journal meanwhile,"
          + " and Stripe repeats its messages for three days."),
  DISK_FILLING("Make room: old backups first. Never delete in postgres/ or journal/ by hand."),
  CLOCK_WRONG(
      "Let the machines keep their time, as with systemd-timesyncd or chrony. No click and no"
          + " payment is lost, but their times may be wrong.");

  private final String remedy;

  Alarm(String remedy) {
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** The stable code, such as {@code disk_filling}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
