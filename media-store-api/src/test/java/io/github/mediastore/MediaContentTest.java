package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.image.CompressedImage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content with attributes, and what must stay in view. */
class MediaContentTest {

  private static final CompressedImage PICTURE =
      CompressedImage.builder("image/webp", new byte[] {1, 2, 3}, new Dimensions(4, 3)).build();

  @Test
  void contentWithAttributesSaysEverythingElseAsBefore() throws Exception {
    MediaContent described =
        PICTURE.withAttributes(Map.of("alt", "A duck")).withAttributes(Map.of("alt", "A goose"));

    assertThat(described.attributes()).isEqualTo(Map.of("alt", "A goose"));
    for (Method method : MediaContent.class.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          || method.getName().equals("attributes")
          || method.getName().equals("withAttributes")) {
        continue;
      }
      assertThat(described.getClass().getMethod(method.getName()).getDeclaringClass())
          .as("%s is passed on", method.getName())
          .isNotEqualTo(MediaContent.class);
      if (!method.getName().equals("openStream")) {
        assertThat(method.invoke(described)).as(method.getName()).isEqualTo(method.invoke(PICTURE));
      }
    }
    assertThat(described.openStream()).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void attributesBeyondTheLimitsAreRefusedWhenTheyAreGiven() {
    assertThatExceptionOfType(RejectedAttributesException.class)
        .isThrownBy(() -> PICTURE.withAttributes(Map.of("alt", "a\0b")))
        .withMessage("The attribute alt has the control character U+0000 at position 1");
    assertThatExceptionOfType(RejectedAttributesException.class)
        .isThrownBy(() -> PICTURE.withAttributes(Map.of("a\r\nb", "")))
        .withMessage("Not the key of an attribute: a??b");
  }

  @Test
  void aFocalPointIsWithinThePicture() {
    assertThat(new FocalPoint(0, 1)).isEqualTo(new FocalPoint(-0.0, 1));
    for (double none : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new FocalPoint(none, 0.5));
      assertThatIllegalArgumentException().isThrownBy(() -> new FocalPoint(0.5, none));
    }
    assertThat(Arrays.asList(FocalPoint.CENTRE.x(), FocalPoint.CENTRE.y())).containsOnly(0.5);
  }
}
