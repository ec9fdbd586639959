import type { Told } from './retold';

/** What is said of a secret that certainly is none, or not this one. */
export const SECRET_WORDS: readonly Told[] = [
  [/^No value$/, 'Kein Wert'],
  [/^The value is empty$/, 'Der Wert ist leer'],
  [/^The value is a placeholder; set a real one$/, 'Der Wert ist ein Platzhalter; geben Sie einen echten'],
  [/^(.+) has one value only$/, '$1 hat nur einen Wert'],
  [/^(.+) has the secrets (.+)$/, '$1 hat die Geheimnisse $2'],
  [/^has spaces or line breaks around it$/, 'hat außen Leerzeichen oder Zeilenumbrüche'],
  [
    /^is a publishable key \(pk_\); the secret or restricted key is needed$/,
    'ist ein öffentlicher Schlüssel (pk_); gebraucht wird der geheime oder eingeschränkte',
  ],
  [
    /^is a publishable key \(pk_\); the signing secret \(whsec_\) is needed$/,
    'ist ein öffentlicher Schlüssel (pk_); gebraucht wird das Signaturgeheimnis (whsec_)',
  ],
  [
    /^is a webhook signing secret \(whsec_\); the API key is needed$/,
    'ist ein Signaturgeheimnis für Webhooks (whsec_); gebraucht wird der API-Schlüssel',
  ],
  [
    /^is an API key \(sk_ or rk_\); the signing secret of the webhook endpoint \(whsec_\) is needed$/,
    'ist ein API-Schlüssel (sk_ oder rk_); gebraucht wird das Signaturgeheimnis des Webhook-Endpunkts (whsec_)',
  ],
  [
    /^is the id of the endpoint \(we_\); its signing secret \(whsec_\) is needed$/,
    'ist die Kennung des Endpunkts (we_); gebraucht wird sein Signaturgeheimnis (whsec_)',
  ],
  [/^is a placeholder, not a real (?:key|signing secret)$/, 'ist ein Platzhalter'],
  [
    /^must begin with sk_test_, sk_live_, rk_test_ or rk_live_$/,
    'muss mit sk_test_, sk_live_, rk_test_ oder rk_live_ beginnen',
  ],
  [
    /^must begin with whsec_ followed by the whole secret$/,
    'muss mit whsec_ beginnen, gefolgt vom ganzen Geheimnis',
  ],
  [/^must be whsec_ followed by base64$/, 'muss whsec_ sein, gefolgt von Base64'],
  [/^must carry at least (\d+) random bytes$/, 'muss mindestens $1 zufällige Bytes enthalten'],
  [/^is an API key of Stripe, not a (?:hash key|signing secret)$/, 'ist ein API-Schlüssel von Stripe'],
  [/^must have (\d+) to (\d+) characters$/, 'muss $1 bis $2 Zeichen haben'],
  [
    /^must have at least (\d+) letters, digits, - or _$/,
    'muss mindestens $1 Buchstaben, Ziffern, - oder _ haben',
  ],
  [/^must not be encrypted with a passphrase$/, 'darf nicht mit einem Kennwort verschlüsselt sein'],
  [/^must be PEM and hold a certificate$/, 'muss PEM sein und ein Zertifikat enthalten'],
  [/^must be PEM and hold a private key$/, 'muss PEM sein und einen privaten Schlüssel enthalten'],
  [/^Give only the token, without the word "Bearer"\.$/, 'Geben Sie nur das Token, ohne das Wort „Bearer“.'],
  [/^Give only the value, without the word "token"\.$/, 'Geben Sie nur den Wert, ohne das Wort „token“.'],
  [
    /^This is an old API key; HubSpot takes the token of a private app only\.$/,
    'Das ist ein alter API-Schlüssel; HubSpot nimmt nur das Token einer privaten App.',
  ],
  [/^The token of a private app begins with "pat-"\.$/, 'Das Token einer privaten App beginnt mit „pat-“.'],
  [
    /^Tryton accepts no password of fewer than 8 characters\.$/,
    'Tryton nimmt kein Kennwort mit weniger als 8 Zeichen an.',
  ],
  [
    /^Give key and secret each in its own field, without the colon\.$/,
    'Geben Sie Schlüssel und Geheimnis je in ihr eigenes Feld, ohne den Doppelpunkt.',
  ],
  [
    /^ERPNext generates keys and secrets of letters and digits only\.$/,
    'ERPNext erzeugt Schlüssel und Geheimnisse nur aus Buchstaben und Ziffern.',
  ],
  [
    /^This is the ID of the secret\. Give its value, which Entra shows once\.$/,
    'Das ist die Kennung des Geheimnisses. Geben Sie seinen Wert, den Entra einmal zeigt.',
  ],
  [/^Secrets of an app registration are longer\.$/, 'Geheimnisse einer App-Registrierung sind länger.'],
  [
    /^A signing secret is whsec_ and at least 24 bytes as Base64\.$/,
    'Ein Signaturgeheimnis ist whsec_ und mindestens 24 Bytes als Base64.',
  ],
  [/^This is no private key\.$/, 'Das ist kein privater Schlüssel.'],
  [
    /^API keys of Odoo have 40 digits of 0-9 and a-f; a password is none\.$/,
    'API-Schlüssel von Odoo haben 40 Stellen aus 0-9 und a-f; ein Kennwort ist keiner.',
  ],
  [
    /^This is no private key in PEM form \(-----BEGIN PRIVATE KEY-----\), or it is encrypted\.$/,
    'Das ist kein privater Schlüssel im PEM-Format (-----BEGIN PRIVATE KEY-----), oder er ist verschlüsselt.',
  ],
  [
    /^NetSuite takes RSA keys of (\d+) bits or more, and EC keys\.$/,
    'NetSuite nimmt RSA-Schlüssel ab $1 Bit und EC-Schlüssel.',
  ],
];
