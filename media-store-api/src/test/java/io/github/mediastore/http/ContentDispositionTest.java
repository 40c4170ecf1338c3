package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentDispositionTest {

  @Test
  void plainNameNeedsOneParameter() {
    assertThat(ContentDisposition.of("attachment", "my photo.webp"))
        .isEqualTo("attachment; filename=\"my photo.webp\"");
  }

  @Test
  void nameInAnyLanguageGoesIntoTheExtendedParameter() {
    assertThat(ContentDisposition.of("inline", "€ rates.webp"))
        .isEqualTo("inline; filename=\"_ rates.webp\"; filename*=UTF-8''%E2%82%AC%20rates.webp");
    assertThat(ContentDisposition.of("inline", "😀.webp"))
        .isEqualTo("inline; filename=\"_.webp\"; filename*=UTF-8''%F0%9F%98%80.webp");
  }

  @Test
  void quotesAndPercentSignsAreEncoded() {
    assertThat(ContentDisposition.of("inline", "50%\"off\".webp"))
        .isEqualTo("inline; filename=\"50__off_.webp\"; filename*=UTF-8''50%25%22off%22.webp");
  }

  @Test
  void lineEndsCannotStartAnotherField() {
    assertThat(ContentDisposition.of("inline", "a\r\nSet-Cookie: b=c"))
        .isEqualTo("inline; filename=\"a__Set-Cookie: b=c\"");
  }

  @Test
  void directoriesAndDisguisesAreReplaced() {
    assertThat(ContentDisposition.of("inline", "../..\\etc/passwd"))
        .isEqualTo("inline; filename=\".._.._etc_passwd\"");
    assertThat(ContentDisposition.of("inline", "photo\u202Egpj.exe"))
        .isEqualTo("inline; filename=\"photo_gpj.exe\"");
    assertThat(ContentDisposition.of("inline", "half\uD83D.webp"))
        .isEqualTo("inline; filename=\"half_.webp\"");
  }

  @Test
  void blankNameIsRefused() {
    assertThatThrownBy(() -> ContentDisposition.of("inline", " \t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everyNameGivesAWellFormedValueThatKeepsIt(@ForAll String name) {
    Assume.that(!name.isBlank());

    String value = ContentDisposition.of("inline", name);

    assertThat(value)
        .matches(
            "inline; filename=\"[ !#$&-\\[\\]-~]+\"(; filename\\*=UTF-8''([!#$&+.^_`|~0-9A-Za-z-]"
                + "|%[0-9A-F]{2})+)?");
    int extended = value.indexOf("''");
    if (extended >= 0) {
      String decoded = URLDecoder.decode(value.substring(extended + 2).replace("+", "%2B"), UTF_8);
      assertThat(decoded.codePointCount(0, decoded.length()))
          .isEqualTo(name.codePointCount(0, name.length()));
    }
  }
}
