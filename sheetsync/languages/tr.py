"""Turkish: headers and statuses."""

from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="tr",
    is_whole=False,
    headers={
        "project": "proje, proje adı, girişim, program, ürün",
        "group": "aşama, faz, kategori, tema, alan, grup, modül, bölüm, iş kolu",
        "line": (
            "görev, iş, faaliyet, adım, teslimat, kilometre taşı, eylem, aktivite, iş kalemi, alt görev, madde, "
            "çıktı, görev adı, iş adı"
        ),
        "name": "ad, adı, başlık, isim, konu, ne",
        "description": "açıklama, tanım, detay, içerik, sonuç",
        "goal": "amaç, hedef, neden, fayda, beklenen sonuç",
        "stakeholders": "paydaş, paydaşlar, hedef kitle, kimin için, müşteri, kullanıcı, yararlanıcı",
        "status": "durum, durumu, son durum, hal",
        "percent": "yüzde, ilerleme, tamamlanma yüzdesi, tamamlanma oranı, % tamamlanan",
        "finished": "tamamlandı, bitti, yapıldı",
        "owner": "sorumlu, sorumlusu, kim, atanan, sahibi, yürütücü, sorumlu kişi, proje yöneticisi, görevli",
        "start": "başlangıç, başlama, başlangıç tarihi, başlama tarihi, başlama zamanı",
        "end": (
            "bitiş, son tarih, bitiş tarihi, teslim, teslim tarihi, termin, hedef tarih, son teslim tarihi, vade, "
            "tamamlanma tarihi"
        ),
        "date": "tarih, zaman, gün, ne zaman",
        "plan": "planlanan, tahmini, öngörülen",
        "actual": "gerçekleşen, gerçek, güncel, fiili",
        "updated": "güncelleme, güncellendi, son güncelleme, güncelleme tarihi",
        "notes": "not, notlar, yorum, açıklamalar, görüş, düşünceler",
        "priority": "öncelik, önem, öncelik sırası, aciliyet",
        "sub": "alt",
        "none": (
            "no, sıra, sıra no, numara, id, kod, bağlantı, süre, bağımlılık, öncül, tür, tip, bütçe, maliyet, ekip, "
            "takım, birim, departman, risk, rol, hafta, ay, çeyrek, yıl, saat, versiyon, sürüm, kaynak"
        ),
    },
    statuses={
        "Done": (
            "tamamlandı, bitti, yapıldı, tamam, bitirildi, teslim edildi, kapatıldı, yayında, çözüldü, sonuçlandı, "
            "tamamlanmış, kapandı, yayınlandı"
        ),
        "In progress": (
            "devam ediyor, sürüyor, başladı, yapılıyor, geliştiriliyor, çalışılıyor, yeşil, başlandı, "
            "üzerinde çalışılıyor, işlemde, test ediliyor, testte, inceleniyor, geliştirme aşamasında, "
            "planlandığı gibi, yürütülüyor, devam etmekte"
        ),
        "Possible delay": (
            "sarı, turuncu, gecikti, gecikiyor, gecikebilir, olası gecikme, gecikmeli, gecikme var, gecikme riski"
        ),
        "At risk": "kırmızı, riskli, engellendi, tehlikede, tıkandı, bloke, risk altında, takıldı",
        "Won't do": (
            "iptal, iptal edildi, vazgeçildi, reddedildi, kapsam dışı, yapılmayacak, gerek kalmadı, çıkarıldı"
        ),
        "Not started": (
            "başlamadı, bekliyor, başlanmadı, yapılacak, planlandı, açık, yeni, henüz başlamadı, henüz başlanmadı, "
            "bekleyen iş, planlanıyor, sırada, planlanan, yapılacaklar"
        ),
    },
    undecided="beklemede, ertelendi, askıda, evet, hayır, belirsiz, durduruldu",
    loose="açık, yeni, yeşil, kırmızı, sarı, turuncu, tamam",
    hedges="değil, neredeyse, olacak, eğer, hariç, kısmen, yakında, belki, ama, veya, henüz",
    either="veya, ya da",
    spans="ile",
    totals="toplam, ara toplam, genel toplam, adet",
    yes="evet",
    ticks="x, evet, tamam",
    crosses="hayır",
    tabs="yol haritası, plan, proje planı, iş planı, takvim",
    legends="açıklamalar, renk kodları, lejant",
    common=(
        "ve, bir, bu, için, ile, de, da, daha, çok, en, olarak, kadar, gibi, sonra, önce, yeni, ne, her, tüm, olan, "
        "az, kendi, var, yok, içinde"
    ),
)
