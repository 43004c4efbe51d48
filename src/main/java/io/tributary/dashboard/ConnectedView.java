package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.storage.AccountTable;

/** The accounts that are connected to a platform of ours. */
public record ConnectedView(Account platform, Page<AccountTable.Listed> page) {}
