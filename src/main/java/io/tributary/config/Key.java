package io.tributary.config;

import io.tributary.model.Secret;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One setting the program knows.
 *
 * @param name such as {@code stripe.api-key}
 * @param method the method of {@link Config} or one of its groups that answers it
 */
record Key(String name, Method method) {
  /** Every key of {@link Config}, by name. */
  static List<Key> all() {
    return in(Config.class, "").sorted(Comparator.comparing(Key::name)).toList();
  }

  /** The name in the environment, such as {@code TRIBUTARY_STRIPE_API_KEY}. */
  String environmentName() {
    String joined = Config.PREFIX + "_" + name.replace('.', '_').replace('-', '_');
    return joined.toUpperCase(Locale.ROOT);
  }

  /** Whether its value must never be printed; a database's URL may hold a password. */
  boolean isSecret() {
    String type = method.getGenericReturnType().getTypeName();
    return type.contains(Secret.class.getName()) || name.equals("database.url");
  }

  private static Stream<Key> in(Class<?> group, String prefix) {
    return Arrays.stream(group.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .flatMap(
            method -> {
              String name = prefix + kebab(method.getName());
              boolean isGroup = method.getReturnType().getEnclosingClass() == Config.class;
              return isGroup
                  ? in(method.getReturnType(), name + ".")
                  : Stream.of(new Key(name, method));
            });
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
