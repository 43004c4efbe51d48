package io.tributary.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses to run as root; so root gives it a user namespace, where it
 * is nobody to itself yet still owns root's files (also below /root), or, where namespaces are
 * forbidden (many containers), another user, who must own the cluster.
 *
 * @param prefix the words before each command
 * @param owner who must own the cluster's files
 */
record PostgresUser(List<String> prefix, UserPrincipal owner) {
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  PostgresUser {
    prefix = List.copyOf(prefix);
  }

  /** Finds a way in which PostgreSQL may run and enter the folder. */
  static PostgresUser forFolder(Path home) throws IOException {
    UserPrincipal self = Files.getOwner(Path.of("/proc/self"));
    if (!self.getName().equals("root")) {
      return new PostgresUser(List.of(), self);
    }
    if (canEnter(NAMESPACE, home)) {
      return new PostgresUser(NAMESPACE, self);
    }
    return asOtherUser(home);
  }

  static PostgresUser asOtherUser(Path home) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    names.add(Files.getOwner(home.resolveSibling("")).getName());
    names.addAll(List.of("postgres", "nobody"));
    names.remove("root");
    for (String name : names) {
      List<String> prefix =
          List.of("setpriv", "--reuid=" + name, "--regid=65534", "--clear-groups");
      if (canEnter(prefix, home)) {
        var lookup = home.getFileSystem().getUserPrincipalLookupService();
        return new PostgresUser(prefix, lookup.lookupPrincipalByName(name));
      }
    }
    throw new DatabaseRefusal(
        "PostgreSQL doesn't run as root, and neither a user namespace (unshare -U) nor one of the users %s may enter %s. Start Tributary as another user, make the folders above it passable (chmod o+x), or set TRIBUTARY_DATA to another folder."
            .formatted(names, home));
  }

  private static boolean canEnter(List<String> prefix, Path home) {
    List<String> probe = List.of("sh", "-c", "test -x \"$0\"", home.toString());
    return PostgresCommand.run(Stream.concat(prefix.stream(), probe.stream()).toList()).isSuccess();
  }

  /** The command as this user. */
  List<String> command(List<String> words) {
    return Stream.concat(prefix.stream(), words.stream()).toList();
  }

  /** Gives a folder and all in it to this user, if it belongs to somebody else. */
  void own(Path folder) throws IOException {
    if (Files.getOwner(folder).equals(owner)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      // Children first: a give-away cut short is repeated, because the top still has the old owner.
      for (Path file : files.toList().reversed()) {
        Files.setOwner(file, owner);
      }
    }
  }
}
