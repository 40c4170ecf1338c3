package io.github.mediastore.spring;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.spring.internal.owners.OwnerType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the slots of objects whose class has {@link MediaOwner}.
 *
 * <pre>{@code
 * @Entity
 * @MediaOwner("users")
 * class User { @Id @GeneratedValue Long id; }
 *
 * store.put(Slots.of(user, "avatar"), picture); // users/42/avatar
 * }</pre>
 *
 * <p>A key is an integer, text or a UUID; composite keys are refused. Safe for several threads.
 */
public final class Slots {

  private static final ClassValue<OwnerType> TYPES =
      new ClassValue<>() {
        @Override
        protected OwnerType computeValue(Class<?> owner) {
          MediaOwner annotation = annotation(owner);
          return new OwnerType(owner, annotation.value(), annotation.key());
        }
      };

  private Slots() {}

  /**
   * Names a slot of an object. A proxy of Hibernate's is not loaded for it.
   *
   * @param owner the object
   * @param name which of its slots
   * @return the slot
   * @throws UnsavedOwnerException if it has no key yet
   * @throws IllegalArgumentException if its class has no {@link MediaOwner}, or no key that can be
   *     one of a slot
   */
  public static MediaSlot of(Object owner, String name) {
    OwnerType type = TYPES.get(OwnerType.classOf(owner));
    Object key =
        type.keyOf(owner).orElseThrow(() -> new UnsavedOwnerException(type.withoutKey(name)));
    return MediaSlot.of(type.name(), key, name);
  }

  /**
   * Names a slot of an object of which only the key is at hand.
   *
   * @param owners the class of the object
   * @param key its key
   * @param name which of its slots
   * @return the slot
   * @throws IllegalArgumentException if the class has no {@link MediaOwner}, or the key is none of
   *     a slot
   */
  public static MediaSlot of(Class<?> owners, Object key, String name) {
    OwnerType type = TYPES.get(owners);
    return MediaSlot.of(type.name(), type.checked(key), name);
  }

  /**
   * Names a slot of an object whose key came with a request.
   *
   * @param owners the class of the object
   * @param key its key as the request has it: any text, or null if it names none
   * @param name which of its slots
   * @return the slot; empty if no slot can have that key, as {@link MediaSlot#parse} says
   * @throws IllegalArgumentException if the class has no {@link MediaOwner}
   */
  public static Optional<MediaSlot> parse(Class<?> owners, @Nullable String key, String name) {
    return MediaSlot.parse(TYPES.get(owners).name(), key, name);
  }

  private static MediaOwner annotation(Class<?> owner) {
    MediaOwner found = owner.getAnnotation(MediaOwner.class);
    if (found == null) {
      throw new IllegalArgumentException(
          "%s owns no media: its class has no @MediaOwner".formatted(owner.getName()));
    }
    for (Class<?> c = owner.getSuperclass(); c != null; c = c.getSuperclass()) {
      MediaOwner inherited = c.getAnnotation(MediaOwner.class);
      if (inherited != null && !inherited.equals(found)) {
        // A proxy that is not loaded knows only the superclass, and would name another slot.
        throw new IllegalArgumentException(
            "%s has another @MediaOwner than its superclass %s, so one object would have two slots"
                .formatted(owner.getName(), c.getName()));
      }
    }
    return found;
  }
}
