package io.github.mediastore.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"42", "users", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "a.b_c-d", "com", "0"})
  void anOrdinaryNameIsUsedAsItIs(String name) {
    assertThat(ExportNames.segment(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../x",
        "a/b",
        "a\\b",
        "/etc/passwd",
        "CON",
        "con",
        "nul.txt",
        "COM1",
        "a.",
        " ",
        "a ",
        "a:b",
        "A",
        "~",
        "-rf",
        ".hidden",
        "ü",
        "e\u0301",
        "\uD83D\uDE00",
        "*?\"<>|",
        "x~y"
      })
  void aNameThatSomeFileSystemCouldMistakeIsNot(String name) {
    assertThat(ExportNames.segment(name))
        .matches("[A-Za-z0-9_-]{1,40}~[0-9a-f]{32}")
        .isEqualTo(ExportNames.segment(name));
  }

  @Test
  void differentNamesStayDifferentWhereCaseDoesNotMatter() {
    List<String> names =
        List.of(
            "abc",
            "ABC",
            "Abc",
            "a/b",
            "a_b",
            "a\\b",
            "ä",
            "a\u0308",
            "x".repeat(255),
            "x".repeat(254),
            "x".repeat(64),
            "X".repeat(255),
            ExportNames.segment("ABC"));

    Set<String> segments =
        names.stream()
            .map(name -> ExportNames.segment(name).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(segments).hasSameSizeAs(names);
    assertThat(segments).allSatisfy(segment -> assertThat(segment).hasSizeLessThan(100));
  }

  @Test
  void aPathSaysWhereTheMediumHangsAndWhatItIs() {
    MediaInfo info =
        MediaInfo.builder(new MediaId("7"), MediaSlot.of("parts", 42, "images"))
            .content("image/webp", 10, Sha256.of(new byte[10]))
            .rendition("thumb", "image/jpeg", 5, Sha256.of(new byte[5]), null)
            .rendition("x", "application/x-unheard-of", 5, Sha256.of(new byte[5]), null)
            .build();

    assertThat(ExportNames.path(info, 3)).isEqualTo("parts/42/images/3.webp");
    assertThat(ExportNames.path(info.renditionOrFull("thumb"), 3))
        .isEqualTo("parts/42/images/3.thumb.jpg");
    assertThat(ExportNames.path(info.renditionOrFull("x"), 3)).isEqualTo("parts/42/images/3.x.bin");
  }
}
