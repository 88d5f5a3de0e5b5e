package org.alidade.spherex.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DeclHandler;

/**
 * Reads XML from outside: no entities, nothing fetched. A document type without declarations of its
 * own is passed over, because old services still send one.
 */
public final class XmlInput {
  private static final String FEATURES = "http://xml.org/sax/features/";
  private static final String APACHE = "http://apache.org/xml/features/";

  private XmlInput() {}

  /**
   * Reads a document.
   *
   * @param where for messages
   * @throws FormatException if it is not well-formed, declares entities, or the handler refuses it
   * @throws ArchiveException if the stream does so
   */
  public static void parse(InputStream stream, String where, ContentHandler handler) {
    try {
      XMLReader reader = reader();
      reader.setContentHandler(handler);
      reader.parse(new InputSource(stream));
    } catch (AlidadeException e) {
      throw e;
    } catch (SAXException | IOException | RuntimeException e) {
      FormatException failure =
          new FormatException(
              "not a readable XML document (" + e.getMessage() + ")", where, "try again later");
      failure.initCause(e);
      throw failure;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java runtime has no XML parser", e);
    }
  }

  private static XMLReader reader() throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(FEATURES + "external-general-entities", false);
    factory.setFeature(FEATURES + "external-parameter-entities", false);
    factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
    XMLReader reader = factory.newSAXParser().getXMLReader();
    reader.setProperty("http://xml.org/sax/properties/declaration-handler", new NoEntities());
    return reader;
  }

  /** Entities can multiply and can point to files. */
  private static final class NoEntities implements DeclHandler {
    @Override
    public void elementDecl(String name, String model) {}

    @Override
    public void attributeDecl(
        String element, String name, String type, String mode, String value) {}

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
      throw new SAXException("it declares the entity " + name);
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId)
        throws SAXException {
      throw new SAXException("it declares the entity " + name);
    }
  }
}
