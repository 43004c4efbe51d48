package io.tributary.http;

import java.net.InetAddress;

/**
 * Who is at the far end, behind any proxies we trust.
 *
 * @param address the visitor's address
 * @param secure whether the visitor used https
 */
public record Visitor(InetAddress address, boolean secure) {
  Visitor overHttps() {
    return new Visitor(address, true);
  }
}
