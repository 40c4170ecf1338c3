package io.github.mediastore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntityTagTest {

  /** The table of RFC 9110, section 8.8.3.2. */
  @Test
  void comparesAsTheTableOfTheStandardHasIt() {
    EntityTag weakOne = new EntityTag(true, "1");
    EntityTag weakTwo = new EntityTag(true, "2");
    EntityTag strongOne = new EntityTag(false, "1");

    assertThat(weakOne.matchesStrongly(weakOne)).isFalse();
    assertThat(weakOne.matchesWeakly(weakOne)).isTrue();
    assertThat(weakOne.matchesStrongly(weakTwo)).isFalse();
    assertThat(weakOne.matchesWeakly(weakTwo)).isFalse();
    assertThat(weakOne.matchesStrongly(strongOne)).isFalse();
    assertThat(strongOne.matchesStrongly(weakOne)).isFalse();
    assertThat(weakOne.matchesWeakly(strongOne)).isTrue();
    assertThat(strongOne.matchesStrongly(strongOne)).isTrue();
    assertThat(strongOne.matchesWeakly(strongOne)).isTrue();
  }

  @Property
  void listIsReadBackAsWritten(
      @ForAll @Size(max = 5) List<@CharRange(from = '#', to = '~') String> opaques,
      @ForAll boolean weak) {
    List<EntityTag> tags = opaques.stream().map(text -> new EntityTag(weak, text)).toList();
    String written = tags.stream().map(EntityTag::toString).collect(Collectors.joining(" , "));

    assertThat(EntityTag.parseList(written)).contains(tags);
  }

  @Property
  void everyTagThatIsReadCanBeWritten(@ForAll @CharRange(from = ' ', to = '~') String text) {
    EntityTag.parse(text).ifPresent(tag -> assertThat(tag.toString()).isEqualTo(text));
    assertThat(EntityTag.parse('"' + text.replace('"', '\'').replace(' ', '_') + '"')).isPresent();
  }

  @Test
  void longListOfNonsenseIsReadInNoTime() {
    assertThat(EntityTag.parseList("\"a\",".repeat(100_000) + "x")).isEmpty();
    assertThat(EntityTag.parseList(" ".repeat(100_000) + "x")).isEmpty();
    assertThat(EntityTag.parseList("\"" + "a".repeat(1_000_000))).isEmpty();
  }
}
