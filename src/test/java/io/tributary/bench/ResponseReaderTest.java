package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Reading answers, however their bytes are cut. */
final class ResponseReaderTest {
  private static final String FOUND =
      "HTTP/1.1 302 Found\r\nTributary-Result: accepted\r\nLocation: https://a/b\r\ncontent-length: 5\r\n\r\nhello";
  private final ResponseReader reader = new ResponseReader();

  @Test
  void answerInSingleBytes_isWholeWithTheLastOne() {
    ByteBuffer arrived = ByteBuffer.allocate(1000);
    for (byte next : bytes(FOUND.substring(0, FOUND.length() - 1))) {
      arrived.put(next);
      assertThat(reader.read(arrived)).isEqualTo(ResponseReader.Progress.UNFINISHED);
    }
    arrived.put((byte) 'o');

    assertThat(reader.read(arrived)).isEqualTo(ResponseReader.Progress.WHOLE);
    assertThat(reader.status()).isEqualTo(302);
    assertThat(reader.told()).isEqualTo(ResponseReader.Told.ACCEPTED);
    assertThat(reader.closes()).isFalse();
  }

  @Test
  void noContent_needsNoLength() {
    assertThat(read("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"))
        .isEqualTo(ResponseReader.Progress.WHOLE);
    assertThat(reader.closes()).isTrue();
    assertThat(reader.told()).isEqualTo(ResponseReader.Told.NOTHING);
  }

  @Test
  void whatWeDoNotKnow_isBroken() {
    assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isEqualTo(ResponseReader.Progress.BROKEN);
    assertThat(read("SSH-2.0-OpenSSH\r\n")).isEqualTo(ResponseReader.Progress.BROKEN);
    assertThat(read(FOUND + "HTTP/1.1 200 OK")).isEqualTo(ResponseReader.Progress.BROKEN);
  }

  private ResponseReader.Progress read(String text) {
    reader.reset();
    return reader.read(ByteBuffer.allocate(1000).put(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
