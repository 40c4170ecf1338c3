package io.github.mediastore.spring.internal.owners;

import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Looks behind Hibernate's proxies, whose own fields are empty, without loading what they stand
 * for. Does nothing where Hibernate is not there.
 */
final class HibernateProxies {

  private static final boolean IS_PRESENT = isPresent();

  private HibernateProxies() {}

  private static boolean isPresent() {
    try {
      Class.forName(
          "org.hibernate.proxy.HibernateProxy", false, HibernateProxies.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static boolean isProxy(Object owner) {
    return IS_PRESENT && Hibernate.isProxy(owner);
  }

  /** Returns the entity's class, which for one not yet loaded may be a superclass. */
  static Class<?> entityClass(Object proxy) {
    return Hibernate.entityClass(proxy);
  }

  static @Nullable Object identifier(Object proxy) {
    return Hibernate.identifier(proxy);
  }

  static Object target(Object proxy) {
    return Hibernate.target(proxy);
  }

  /** What names Hibernate's types, and so is not loaded without them. */
  private static final class Hibernate {

    static boolean isProxy(Object owner) {
      return owner instanceof HibernateProxy;
    }

    static Class<?> entityClass(Object proxy) {
      return ((HibernateProxy) proxy).getHibernateLazyInitializer().getPersistentClass();
    }

    static @Nullable Object identifier(Object proxy) {
      return ((HibernateProxy) proxy).getHibernateLazyInitializer().getInternalIdentifier();
    }

    static Object target(Object proxy) {
      return ((HibernateProxy) proxy).getHibernateLazyInitializer().getImplementation();
    }
  }
}
