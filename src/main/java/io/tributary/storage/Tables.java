package io.tributary.storage;

import io.tributary.model.Secret;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import java.util.List;

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
    InboxSearch inboxSearch,
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
    WebhookSecretTable webhookSecrets,
    WebhookSecretUseTable webhookSecretUses,
    StripeKeyTable stripeKeys,
    PaymentLinkTable paymentLinks,
    WalkTable walks,
    LeaseTable leases,
    BuyerEchoTable buyerEchoes,
    BuyerSearch buyers,
    SiteRulesTable siteRules,
    RuleChangeTable ruleChanges,
    BooksSide booksSide,
    ComparisonTable comparisons,
    ComparisonDayTable comparisonDays,
    DiscrepancyTable discrepancies,
    DoorTable doors,
    DoorMappingTable doorMappings,
    IdentityTable identities,
    IdentitySearch identitySearch) {

  /** All tables, those with personal data behind the vault. */
  public static Tables with(Vault vault) {
    EntryTable entries = new EntryTable();
    FeeTable fees = new FeeTable();
    PaymentTable payments = new PaymentTable(vault, entries, fees);
    RuleChangeTable ruleChanges = new RuleChangeTable(payments);
    AliasTable aliases = new AliasTable();
    PaymentSearch search = new PaymentSearch(vault, entries, fees);
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
        new InboxSearch(vault),
        new FactTable(vault),
        aliases,
        payments,
        search,
        new PaymentQueue(vault, entries, fees),
        new FormerPaymentTable(),
        new ConversionTable(),
        new WaitTable(),
        new EchoTable(),
        new EnquiryTable(),
        new WebhookSecretTable(vault),
        new WebhookSecretUseTable(vault),
        new StripeKeyTable(vault),
        new PaymentLinkTable(),
        new WalkTable(),
        new LeaseTable(),
        new BuyerEchoTable(payments),
        new BuyerSearch(),
        new SiteRulesTable(ruleChanges),
        ruleChanges,
        new BooksSide(aliases, search, entries),
        new ComparisonTable(),
        new ComparisonDayTable(),
        new DiscrepancyTable(),
        new DoorTable(vault),
        new DoorMappingTable(),
        new IdentityTable(vault, payments),
        new IdentitySearch(vault));
  }

  /** What people have set for the accounts, beside what the environment holds. */
  public StripeCredentials credentials(Transaction transaction) {
    return new StripeCredentials(webhookSecrets.all(transaction), stripeKeys.all(transaction));
  }

  /** The same with what the environment holds, and with what messages have shown. */
  public StripeCredentials credentials(Transaction transaction, StripeCredentials environment) {
    StripeCredentials all = credentials(transaction).or(environment);
    List<Secret> secrets = all.secrets().stream().map(WebhookSecret::secret).toList();
    return all.knowing(webhookSecretUses.lessons(transaction, secrets));
  }

  /** Ends a secret, and lets the one that takes its place know what messages showed of it. */
  public void replace(Transaction transaction, WebhookSecret replaced, Secret by) {
    webhookSecrets.update(transaction, replaced);
    webhookSecretUses
        .lessons(transaction, List.of(replaced.secret()))
        .values()
        .forEach(lesson -> webhookSecretUses.learn(transaction, by, lesson));
  }
}
