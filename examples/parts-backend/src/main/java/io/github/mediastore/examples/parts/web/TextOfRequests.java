package io.github.mediastore.examples.parts.web;

import java.beans.PropertyEditorSupport;
import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Refuses text that no column can hold wherever a request has it: in a URL, a form or JSON. */
@ControllerAdvice
class TextOfRequests {

  @InitBinder
  void bind(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new Editor());
  }

  /** Takes values of URLs and forms as they are. */
  private static final class Editor extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
      setValue(StorableText.require(text));
    }
  }

  /** Takes values of JSON as they are. */
  @JacksonComponent
  static final class Deserializer extends ValueDeserializer<String> {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString();
      if (text == null) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      if (!StorableText.is(text)) {
        throw context.weirdStringException(text, String.class, "it cannot be stored");
      }
      return text;
    }
  }
}
