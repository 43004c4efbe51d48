package io.tributary.storage;

/** Every table class, made once and handed to the rooms. */
public record Tables(
    SiteTable sites,
    AccountTable accounts,
    LinkTable links,
    ClickTable clicks,
    EventTable events,
    JournalTable journals,
    JournalPositionTable journalPositions,
    SetAsideTable setAside,
    InboxTable inbox,
    FactTable facts,
    AliasTable aliases,
    PaymentTable payments,
    PaymentSearch paymentSearch,
    PaymentQueue paymentQueue,
    FormerPaymentTable formerPayments,
    ConversionTable conversions,
    WaitTable waits,
    EchoTable echoes,
    EnquiryTable enquiries,
    WalkTable walks,
    LeaseTable leases) {

  /** All tables, those with personal data behind the vault. */
  public static Tables with(Vault vault) {
    EntryTable entries = new EntryTable();
    FeeTable fees = new FeeTable();
    return new Tables(
        new SiteTable(),
        new AccountTable(),
        new LinkTable(),
        new ClickTable(),
        new EventTable(),
        new JournalTable(),
        new JournalPositionTable(),
        new SetAsideTable(),
        new InboxTable(vault),
        new FactTable(vault),
        new AliasTable(),
        new PaymentTable(vault, entries, fees),
        new PaymentSearch(vault, entries, fees),
        new PaymentQueue(vault, entries, fees),
        new FormerPaymentTable(),
        new ConversionTable(),
        new WaitTable(),
        new EchoTable(),
        new EnquiryTable(),
        new WalkTable(),
        new LeaseTable());
  }
}
