package io.tributary.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One client: sends a request, reads the answer, is free again. Belongs to one thread. */
final class Connection {
  private static final int LONGEST_ANSWER = 16 * 1024;
  private final Selector selector;
  private final InetSocketAddress server;
  private final Manner manner;
  private final ByteBuffer out = ByteBuffer.allocateDirect(RequestSource.LONGEST_REQUEST);
  private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_ANSWER);
  private final ResponseReader response = new ResponseReader();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private long due;
  private boolean isBusy;

  Connection(Selector selector, InetSocketAddress server, Manner manner) {
    this.selector = selector;
    this.server = server;
    this.manner = manner;
  }

  /** When the request under way was due. */
  long due() {
    return due;
  }

  boolean isBusy() {
    return isBusy;
  }

  /** The answer that is whole now. */
  ResponseReader response() {
    return response;
  }

  /** Takes the next request of the source; false when there is none. */
  boolean load(RequestSource requests) {
    out.clear();
    boolean isLoaded = requests.next(out);
    out.flip();
    return isLoaded;
  }

  /** Begins to send what was loaded. */
  void send(long dueAt) throws IOException {
    due = dueAt;
    isBusy = true;
    in.clear();
    response.reset();
    SocketChannel open = channel;
    if (open == null) {
      open = open();
    }
    if (open.isConnected()) {
      write(open);
    }
  }

  private SocketChannel open() throws IOException {
    SocketChannel opened = SocketChannel.open();
    channel = opened;
    opened.configureBlocking(false);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean isConnected = opened.connect(server);
    int interest = isConnected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    key = opened.register(selector, interest, this);
    return opened;
  }

  private void write(SocketChannel open) throws IOException {
    open.write(out);
    interest(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void interest(int wanted) {
    SelectionKey known = key;
    if (known != null && known.interestOps() != wanted) {
      known.interestOps(wanted);
    }
  }

  /** Goes on as far as the socket lets it; true when the answer is whole. */
  boolean advance() throws IOException {
    SocketChannel open = channel;
    SelectionKey known = key;
    if (open == null || known == null || !known.isValid()) {
      return false;
    }
    if (known.isReadable()) {
      return read(open);
    }
    if (known.isConnectable() && !open.finishConnect()) {
      return false;
    }
    write(open);
    return false;
  }

  private boolean read(SocketChannel open) throws IOException {
    int bytes = open.read(in);
    if (!isBusy) {
      close(); // the server needs no kept connection any longer
      return false;
    }
    if (bytes < 0) {
      throw new EOFException("the server hung up before it had answered");
    }
    return switch (response.read(in)) {
      case UNFINISHED -> false;
      case BROKEN -> throw new IOException("the answer is not the HTTP we know");
      case WHOLE -> {
        isBusy = false;
        yield true;
      }
    };
  }

  /** Makes ready for the next request. */
  void rest() throws IOException {
    if (manner == Manner.ONE_SHOT || response.closes()) {
      close();
    }
  }

  /** Hangs up; the next request gets a new connection. */
  void close() throws IOException {
    isBusy = false;
    SocketChannel open = channel;
    channel = null;
    key = null;
    if (open != null) {
      open.close();
    }
  }
}
