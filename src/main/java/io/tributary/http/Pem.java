package io.tributary.http;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param label such as {@code CERTIFICATE} or {@code PRIVATE KEY}
 * @param der what the block holds
 */
record Pem(String label, byte[] der) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R(.*?)-----END \\1-----", Pattern.DOTALL);

  /**
   * The blocks in a text; what stands between them is no matter.
   *
   * @throws IllegalArgumentException when one isn't base64
   */
  static List<Pem> blocks(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(found -> new Pem(found.group(1), Base64.getMimeDecoder().decode(found.group(2))))
        .toList();
  }
}
