package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The yardstick: nginx that answers everything with {@code return 302}, on all cores. */
final class Nginx implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final ChildProcess process;
  private final InetSocketAddress address;

  private Nginx(ChildProcess process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it in a folder of its own; returns when it answers. */
  static Nginx start(Path folder) {
    InetSocketAddress address = FreeAddress.find();
    try {
      Files.createDirectories(folder);
      Path settings = folder.resolve("nginx.conf");
      Files.writeString(settings, settings(folder, address.getPort()));
      ProcessBuilder command =
          new ProcessBuilder(
              "nginx", "-p", folder.toString(), "-e", folder + "/error.log", "-c", "" + settings);
      ChildProcess process = ChildProcess.start(command, folder.resolve("nginx.log"));
      process.awaitAnswer(address, "/", 302, PATIENCE);
      return new Nginx(process, address);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String settings(Path folder, int port) {
    return """
      daemon off;
      worker_processes auto;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log;
      events { worker_connections 8192; }
      http {
        access_log off;
        keepalive_requests 1000000000;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        server {
          listen 127.0.0.1:%2$d backlog=4096;
          return 302 https://shop.example/landing;
        }
      }
      """
        .formatted(folder, port);
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
  }
}
