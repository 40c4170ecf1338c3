package io.github.mediastore.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an answer in XML. The answer is not trusted: what has a document type, and so
 * perhaps entities, is refused, and so is what is nested deeply.
 */
final class XmlElement {

  private static final int MOST_DEPTH = 16;

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final List<XmlElement> children = new ArrayList<>();

  private XmlElement(String name) {
    this.name = name;
  }

  /**
   * Reads a document.
   *
   * @param bytes the whole of it; how many may be is the caller's to say
   * @throws IOException if it is none, or not one that an object store has reason to send
   */
  static XmlElement parse(byte[] bytes) throws IOException {
    // Not the one that happens to be on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        requirePlain(reader);
      }
      return parse(reader, 1);
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws RuntimeExceptions too, for what it finds in bytes.
      throw new UnusableAnswerException("The answer is not XML: " + e.getMessage(), e);
    }
  }

  private static XmlElement parse(XMLStreamReader reader, int depth)
      throws XMLStreamException, IOException {
    if (depth > MOST_DEPTH) {
      throw new UnusableAnswerException("The answer is XML of more than " + MOST_DEPTH + " levels");
    }
    XmlElement element = new XmlElement(reader.getLocalName());
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> element.children.add(parse(reader, depth + 1));
        case XMLStreamConstants.END_ELEMENT -> {
          return element;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            element.text.append(reader.getText());
        default -> requirePlain(reader);
      }
    }
  }

  private static void requirePlain(XMLStreamReader reader) throws IOException {
    int event = reader.getEventType();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnusableAnswerException("The answer is XML with a document type or entities");
    }
  }

  String name() {
    return name;
  }

  /** Returns the children of a name. */
  Stream<XmlElement> children(String wanted) {
    return children.stream().filter(c -> c.name.equals(wanted));
  }

  /** Returns the text of the first child of a name; empty if there is none. */
  String text(String wanted) {
    return children(wanted).findFirst().map(c -> c.text.toString().strip()).orElse("");
  }

  /** Returns the text of the first child of a name, without which the answer means nothing. */
  String requireText(String wanted) throws IOException {
    String found = text(wanted);
    if (found.isEmpty()) {
      throw new UnusableAnswerException("The answer " + name + " has no " + wanted);
    }
    return found;
  }
}
