package io.tributary.click;

import java.time.Instant;
import java.util.Optional;

/**
 * Who sends an item.
 *
 * @param address IP address in text form
 * @param isServer whether it is the owner's server, with an API key
 * @param now when the server took it
 */
record Sender(String address, Optional<String> userAgent, boolean isServer, Instant now) {}
