package io.github.mediastore.spring.internal.owners;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The field or getter that holds the key of a class.
 *
 * @param member the field or method
 * @param type the class of its values
 */
record KeyMember(Member member, Class<?> type) {

  /** By name: neither library need be there. */
  private static final Set<String> IDS =
      Set.of("jakarta.persistence.Id", "org.springframework.data.annotation.Id");

  private static final String EMBEDDED_ID = "jakarta.persistence.EmbeddedId";

  /** Finds the member that a name or an annotation means. */
  static KeyMember of(Class<?> owner, String name) {
    List<KeyMember> found = name.isEmpty() ? annotated(owner) : named(owner, name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          name.isEmpty()
              ? "%s has no @Id: name its key, as in @MediaOwner(value = …, key = \"number\")"
                  .formatted(owner.getName())
              : "%s has no field or getter %s, which its @MediaOwner names as the key"
                  .formatted(owner.getName(), name));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "%s has a composite key, and the owner of a slot has a single one: give it a column of its"
                  .formatted(owner.getName())
              + " own and name that, as in @MediaOwner(value = …, key = \"number\")");
    }
    return found.get(0).opened();
  }

  private static List<KeyMember> annotated(Class<?> owner) {
    if (members(owner).anyMatch(m -> has(m.element(), EMBEDDED_ID::equals))) {
      throw new IllegalArgumentException(
          "%s has a composite key (@EmbeddedId), and the owner of a slot has a single one: give it a"
                  .formatted(owner.getName())
              + " column of its own and name that, as in @MediaOwner(value = …, key = \"number\")");
    }
    // A record's component has its annotation on the field and on the accessor.
    List<KeyMember> fields =
        members(owner)
            .filter(m -> m.member instanceof Field && has(m.element(), IDS::contains))
            .toList();
    return fields.isEmpty()
        ? members(owner).filter(m -> has(m.element(), IDS::contains)).toList()
        : fields;
  }

  private static List<KeyMember> named(Class<?> owner, String name) {
    String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Stream.of(name, getter)
        .flatMap(candidate -> members(owner).filter(m -> m.member.getName().equals(candidate)))
        .limit(1)
        .toList();
  }

  /** Fields first, of the class before those of its superclasses. */
  private static Stream<KeyMember> members(Class<?> owner) {
    List<KeyMember> fields = new ArrayList<>();
    List<KeyMember> methods = new ArrayList<>();
    for (Class<?> c = owner; c != null && c != Object.class; c = c.getSuperclass()) {
      Arrays.stream(c.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(field -> fields.add(new KeyMember(field, field.getType())));
      Arrays.stream(c.getDeclaredMethods())
          .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
          .filter(method -> !Modifier.isStatic(method.getModifiers()))
          .filter(method -> method.getReturnType() != void.class)
          .forEach(method -> methods.add(new KeyMember(method, method.getReturnType())));
    }
    return Stream.concat(fields.stream(), methods.stream());
  }

  private static boolean has(AnnotatedElement element, Predicate<String> name) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(annotation -> name.test(annotation.annotationType().getName()));
  }

  private AnnotatedElement element() {
    return (AnnotatedElement) member;
  }

  private KeyMember opened() {
    try {
      ((AccessibleObject) member).setAccessible(true);
      return this;
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "The key %s cannot be read: its module must open the package to io.github.mediastore.spring"
              .formatted(member),
          e);
    }
  }

  @Nullable Object read(Object owner) {
    try {
      return member instanceof Field field ? field.get(owner) : ((Method) member).invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read the key " + member, e);
    }
  }
}
