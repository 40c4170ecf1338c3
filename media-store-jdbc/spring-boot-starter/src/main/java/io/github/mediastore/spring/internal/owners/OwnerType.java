package io.github.mediastore.spring.internal.owners;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects own media: what slots call them, and where their key is. Safe for several
 * threads.
 */
public final class OwnerType {

  /** What has the same text in Java as in PostgreSQL. */
  private static final Set<Class<?>> KEYS =
      Set.of(
          String.class,
          UUID.class,
          Long.class,
          Integer.class,
          Short.class,
          Byte.class,
          BigInteger.class);

  private final Class<?> owner;
  private final String name;
  private final String keyName;
  private @Nullable KeyMember key;

  /**
   * Describes a class.
   *
   * @param owner the class
   * @param name what slots call its objects
   * @param keyName where their key is; empty for what has an {@code @Id}
   */
  public OwnerType(Class<?> owner, String name, String keyName) {
    this.owner = owner;
    this.name = name;
    this.keyName = keyName;
  }

  /** Returns the class of an object, of a proxy that of what it stands for. */
  public static Class<?> classOf(Object object) {
    return HibernateProxies.isProxy(object)
        ? HibernateProxies.entityClass(object)
        : object.getClass();
  }

  /** Returns what slots call this kind of owner. */
  public String name() {
    return name;
  }

  /** Returns an object's key; empty if it has none yet. */
  public Optional<Object> keyOf(Object object) {
    Object value = HibernateProxies.isProxy(object) ? ofProxy(object) : key().read(object);
    return value == null || isUnset(value) ? Optional.empty() : Optional.of(checked(value));
  }

  private @Nullable Object ofProxy(Object proxy) {
    return keyName.isEmpty()
        ? HibernateProxies.identifier(proxy)
        : key().read(HibernateProxies.target(proxy));
  }

  /** A primitive has no null; databases give no key 0. */
  private boolean isUnset(Object value) {
    return key().type().isPrimitive() && value instanceof Number number && number.longValue() == 0;
  }

  private KeyMember key() {
    KeyMember known = key;
    if (known == null) {
      known = KeyMember.of(owner, keyName);
      key = known; // Threads that race find the same.
    }
    return known;
  }

  /**
   * Returns a key if it can be one.
   *
   * @throws IllegalArgumentException if its text need not be that of the column
   */
  public Object checked(Object value) {
    Class<?> type = Objects.requireNonNull(value, "key").getClass();
    if (!KEYS.contains(type)) {
      throw new IllegalArgumentException(
          "%s has a key of type %s; the owner of a slot has an integer, text or a UUID: name another"
                  .formatted(owner.getName(), type.getName())
              + " key, as in @MediaOwner(value = …, key = \"number\")");
    }
    return value;
  }

  /** Says that an object has no key yet. */
  public String withoutKey(String slot) {
    return "This %s has no key yet, so it has no slot %s: save it before its media"
        .formatted(owner.getSimpleName(), slot);
  }
}
