package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.storage.Transaction;
import java.util.List;

/** Port: of each object's facts, whether the books would say something else with them. */
@FunctionalInterface
public interface Novelty {
  List<Boolean> of(Transaction transaction, AccountId account, List<List<Fact>> facts);
}
