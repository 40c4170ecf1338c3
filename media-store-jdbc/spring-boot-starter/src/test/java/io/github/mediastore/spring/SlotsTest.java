package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaSlot;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which slots objects have, by their class and key. */
class SlotsTest {

  private static final UUID NUMBER = UUID.fromString("00000000-0000-0000-0000-00000000002a");

  @Test
  void theKeyIsWhatHasAnIdOfJpaOrOfSpringData() {
    assertThat(Slots.of(new User(42L), "photo")).isEqualTo(MediaSlot.of("users", 42, "photo"));
    assertThat(Slots.of(new Product("P-7", NUMBER), "photo"))
        .isEqualTo(MediaSlot.of("products", "P-7", "photo"));
    assertThat(Slots.of(new ByGetter(), "photo")).isEqualTo(MediaSlot.of("getters", 8, "photo"));
    assertThat(Slots.of(User.class, 42, "photo")).isEqualTo(MediaSlot.of("users", 42, "photo"));
    assertThat(Slots.of(new OfGeneric(), "photo")).isEqualTo(MediaSlot.of("generic", 9, "photo"));
  }

  @Test
  void textOfARequestThatNoKeyCanBeIsNoSlot() {
    assertThat(Slots.parse(User.class, "42", "photo")).contains(MediaSlot.of("users", 42, "photo"));
    assertThat(Slots.parse(User.class, " ", "photo")).isEmpty();
    assertThat(Slots.parse(User.class, null, "photo")).isEmpty();
  }

  @Test
  void theKeyIsWhatTheAnnotationNames() {
    assertThat(Slots.of(new Composite(), "photo"))
        .isEqualTo(MediaSlot.of("composites", NUMBER, "photo"));
    assertThat(Slots.of(new Order(BigInteger.TEN), "scan"))
        .isEqualTo(MediaSlot.of("orders", 10, "scan"));
    assertThat(Slots.of(new NamedGetter(), "scan")).isEqualTo(MediaSlot.of("named", 3, "scan"));
    assertThatThrownBy(() -> Slots.of(new WrongName(), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no field or getter nothing");
  }

  @Test
  void anObjectWithoutAKeyHasNoSlotYet() {
    assertThatThrownBy(() -> Slots.of(new User(null), "photo"))
        .isInstanceOf(UnsavedOwnerException.class)
        .hasMessage("This User has no key yet, so it has no slot photo: save it before its media");
    assertThatThrownBy(() -> Slots.of(new Primitive(), "photo"))
        .isInstanceOf(UnsavedOwnerException.class);
  }

  @Test
  void subclassesOwnMediaOfTheSameKind() {
    assertThat(Slots.of(new Admin(7L), "photo")).isEqualTo(MediaSlot.of("users", 7, "photo"));
    assertThatThrownBy(() -> Slots.of(new Renamed(7L), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has another @MediaOwner than its superclass");
  }

  @Test
  void whatCannotBeAnOwnerSaysWhy() {
    assertThatThrownBy(() -> Slots.of("text", "photo"))
        .hasMessage("java.lang.String owns no media: its class has no @MediaOwner");
    assertThatThrownBy(() -> Slots.of(new TwoIds(), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("composite key");
    assertThatThrownBy(() -> Slots.of(new Embedded(), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("composite key (@EmbeddedId)");
    assertThatThrownBy(() -> Slots.of(new WithoutId(), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no @Id");
    assertThatThrownBy(() -> Slots.of(new Dated(), "photo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a key of type java.time.LocalDate");
    assertThatThrownBy(() -> Slots.of(User.class, new Object(), "photo"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @MediaOwner("users")
  static class User {
    @Id final @Nullable Long id;

    User(@Nullable Long id) {
      this.id = id;
    }
  }

  static class Admin extends User {
    Admin(Long id) {
      super(id);
    }
  }

  @MediaOwner("renamed")
  static class Renamed extends User {
    Renamed(Long id) {
      super(id);
    }
  }

  @MediaOwner("products")
  record Product(@org.springframework.data.annotation.Id String number, UUID other) {}

  @MediaOwner("getters")
  static class ByGetter {
    @Id
    public long getId() {
      return 8;
    }
  }

  @MappedSuperclass
  static class Base<K> {
    @Id @Nullable K id;
  }

  @MediaOwner("generic")
  static class OfGeneric extends Base<Integer> {
    OfGeneric() {
      id = 9;
    }
  }

  @MediaOwner(value = "composites", key = "number")
  static class Composite {
    @Id final long first = 1;
    @Id final long second = 2;
    final UUID number = NUMBER;
  }

  @MediaOwner(value = "orders", key = "number")
  record Order(BigInteger number) {}

  @MediaOwner(value = "named", key = "number")
  static class NamedGetter {
    public short getNumber() {
      return 3;
    }
  }

  @MediaOwner(value = "wrong", key = "nothing")
  static class WrongName {}

  @MediaOwner("primitives")
  static class Primitive {
    @Id final long id = Long.parseLong("0");
  }

  @MediaOwner("twos")
  static class TwoIds {
    @Id final long first = 1;
    @Id final long second = 2;
  }

  @MediaOwner("embedded")
  static class Embedded {
    @EmbeddedId final Object id = new Object();
  }

  @MediaOwner("none")
  static class WithoutId {
    final long id = 1;
  }

  @MediaOwner("dated")
  static class Dated {
    @Id final LocalDate id = LocalDate.EPOCH;
  }
}
