import type { DocumentMeta } from './document-meta';

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** PDF/A wants every property outside its own list described. */
const UA_EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA standard</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** What the file says of itself to machines. pdfkit's own does not escape a title and says nothing of PDF/UA. */
export function xmp(
  { title, author, subject, lang, date, identifier }: DocumentMeta,
  creator: string,
  producer: string,
): string {
  const when = `${date.toISOString().slice(0, 19)}Z`;
  const inLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li><rdf:li xml:lang="${escaped(lang)}">${escaped(text)}</rdf:li></rdf:Alt>`;
  const about = subject ? `<dc:description>${inLanguage(subject)}</dc:description>` : '';
  const known = identifier ? `<dc:identifier>${escaped(identifier)}</dc:identifier>` : '';
  return [
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    `<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate><xmp:MetadataDate>${when}</xmp:MetadataDate>`,
    `<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool><dc:format>application/pdf</dc:format><dc:title>${inLanguage(title)}</dc:title>${about}${known}`,
    `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>${escaped(lang)}</rdf:li></rdf:Bag></dc:language>`,
    `<pdf:Producer>${escaped(producer)}</pdf:Producer><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
    UA_EXTENSION,
  ].join('\n');
}
