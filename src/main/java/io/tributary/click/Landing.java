package io.tributary.click;

import io.tributary.model.AdClickId;
import io.tributary.model.Utm;
import java.util.List;

/**
 * Where a visitor arrived, with what the address says of the ad.
 *
 * @param adClickIds every ad platform's click id in the query, each kind once
 */
record Landing(Address address, Utm utm, List<AdClickId> adClickIds) {
  Landing {
    adClickIds = List.copyOf(adClickIds);
  }

  static Landing at(Address address) {
    return new Landing(address, address.utm(), address.adClickIds());
  }
}
